import { Button } from 'antd';
import type { Bilingual } from '#kernel/contract';
import { shown } from './keystrokes.ts';
import { useLanguage } from './language.tsx';
import type { Outcome, Reading, Udi } from './use-scan.ts';

type Props = { outcome: Outcome; onChoose: (reading: Reading) => void };

/** What a label said, piece by piece; or what must be chosen; or every sentence why it was not taken. */
export const ScanOutcome = ({ outcome, onChoose }: Props) => {
  const { say } = useLanguage();
  if (outcome.is === 'nothing' || outcome.is === 'sought') return null;
  if (outcome.is === 'read') {
    return (
      <div className="scan-outcome scan-right" role="status">
        <span className="scan-verdict">✓ {say({ zh: '已读取', en: 'Read' })}</span>
        <Chips udi={outcome.udi} />
      </div>
    );
  }
  if (outcome.is === 'asked') {
    return (
      <div className="scan-outcome scan-asked" role="alert">
        <p>? {say(outcome.question)}</p>
        <div className="scan-readings">
          {outcome.readings.map((reading) => (
            <Button key={reading.text} onClick={() => onChoose(reading)} className="scan-reading">
              <span className="scan-reading-text">{reading.text}</span>
              <Chips udi={reading.udi} />
            </Button>
          ))}
        </div>
      </div>
    );
  }
  return (
    <div className="scan-outcome scan-wrong" role="alert">
      <p>
        <span className="scan-verdict">✕ {say({ zh: '没有收下', en: 'Not taken' })}</span>{' '}
        <code>{shown(outcome.text)}</code>
      </p>
      <ul className="findings">
        {outcome.said.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
    </div>
  );
};

const Chips = ({ udi }: { udi: Udi }) => {
  const { say } = useLanguage();
  const chips: [Bilingual, string | number | undefined][] = [
    [{ zh: '产品标识', en: 'DI' }, udi.deviceIdentifier],
    [{ zh: '内装产品标识', en: 'Content DI' }, udi.contentDeviceIdentifier],
    [{ zh: '批号', en: 'Lot' }, udi.lotNumber],
    [{ zh: '生产日期', en: 'Made' }, udi.productionOn],
    [{ zh: '有效期至', en: 'Use by' }, udi.expiresOn],
    [{ zh: '序列号', en: 'Serial' }, udi.serialNumber],
    [{ zh: '数量', en: 'Quantity' }, udi.quantity],
  ];
  return (
    <span className="chips">
      {chips.map(([label, value]) =>
        value === undefined ? null : (
          <span key={label.en} className="chip">
            <span className="chip-label">{say(label)}</span> {value}
          </span>
        ),
      )}
    </span>
  );
};

import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { withoutInvisible } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './serials.css';

type Props = { serials: readonly string[]; onChange: (serials: string[]) => void };

const shownAtFirst = 12;

/** Serial numbers: how many, the latest first, each removable, and a field to type one that cannot be scanned. */
export const Serials = ({ serials, onChange }: Props) => {
  const { say } = useLanguage();
  const [showsAll, setShowsAll] = useState(false);
  const latest = [...serials].reverse();
  const seen = showsAll ? latest : latest.slice(0, shownAtFirst);
  return (
    <div className="serials">
      <strong className="serials-count">{say({ zh: `${serials.length} 件`, en: `${serials.length} pcs` })}</strong>
      {seen.map((serial) => (
        <span key={serial} className="serial">
          {serial}
          <button
            type="button"
            aria-label={say({ zh: `移除序列号 ${serial}`, en: `Remove serial ${serial}` })}
            onClick={() => onChange(serials.filter((one) => one !== serial))}
          >
            ×
          </button>
        </span>
      ))}
      {serials.length > shownAtFirst && (
        <Button type="link" size="small" onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? say({ zh: '收起', en: 'Fewer' })
            : say({ zh: `全部 ${serials.length} 个`, en: `All ${serials.length}` })}
        </Button>
      )}
      <TypedSerial serials={serials} onChange={onChange} />
    </div>
  );
};

const TypedSerial = ({ serials, onChange }: Props) => {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState('');
  const add = () => {
    const serial = withoutInvisible(typed);
    if (serial === '') return;
    if (serials.includes(serial)) {
      setTold(say({ zh: `${serial} 已在其中`, en: `${serial} is already there` }));
      return;
    }
    onChange([...serials, serial]);
    setTyped('');
    setTold('');
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    add();
  };
  return (
    <span className="serial-typed">
      <Input
        size="small"
        maxLength={50}
        autoComplete="off"
        aria-label={say({ zh: '手工添加序列号', en: 'Add a serial by hand' })}
        placeholder={say({ zh: '手工添加，回车', en: 'type, Enter' })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={add}
      />
      {told && (
        <span className="serial-told" role="alert">
          {told}
        </span>
      )}
    </span>
  );
};

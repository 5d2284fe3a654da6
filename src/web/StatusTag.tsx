import type { Bilingual, QualityStatus } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './status.css';

/** A quality status by colour, shape and word: yellow, green and red as in GSP, and never the colour alone. */
export const StatusTag = ({ status }: { status: QualityStatus }) => {
  const { say } = useLanguage();
  const { word, tone, shape } = looks[status];
  return (
    <span className={`status status-${tone}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={shape} fill="none" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
      </svg>
      {say(word)}
    </span>
  );
};

type Look = { word: Bilingual; tone: 'yellow' | 'green' | 'red'; shape: string };

const clockFace = 'M6 1.200a4.800 4.800 0 1 0 .01 0M6 3.500V6l1.800 1.200';
const tick = 'M1.800 6.400 4.800 9.400 10.200 2.800';
const cross = 'M2.500 2.500l7 7M9.500 2.500l-7 7';
const bars = 'M4 2.200v7.600M8 2.200v7.600';
const arrowBack = 'M10.500 9.500V6.500a2 2 0 0 0-2-2H2M4.600 1.800 1.800 4.500 4.600 7.200';

const looks: Record<QualityStatus, Look> = {
  pending: { word: { zh: '待验', en: 'Pending' }, tone: 'yellow', shape: clockFace },
  qualified: { word: { zh: '合格', en: 'Qualified' }, tone: 'green', shape: tick },
  onHold: { word: { zh: '暂停', en: 'On hold' }, tone: 'yellow', shape: bars },
  nonconforming: { word: { zh: '不合格', en: 'Nonconforming' }, tone: 'red', shape: cross },
  recalled: { word: { zh: '召回', en: 'Recalled' }, tone: 'red', shape: arrowBack },
};

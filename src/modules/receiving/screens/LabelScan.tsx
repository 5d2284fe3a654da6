import type { Bilingual } from '#kernel/contract';
import { useLanguage } from '#web/language.tsx';
import { Scan } from '#web/Scan.tsx';
import type { Udi } from '#web/use-scan.ts';

/** The scan field of the dock. */
export const LabelScan = ({ onLabel }: { onLabel: (udi: Udi) => Promise<readonly Bilingual[]> }) => {
  const { say } = useLanguage();
  return (
    <Scan
      label={{ zh: '扫描标签', en: 'Scan a label' }}
      placeholder={{ zh: '对准这里扫描，或输入 (01)…(17)…(10)…', en: 'Scan here, or type (01)…(17)…(10)…' }}
      button={{ zh: '录入', en: 'Enter' }}
      hint={say({
        zh: '每扫一次加一件（外箱加整箱数）；回车结束',
        en: 'Each scan adds one piece, a carton its whole content; Enter ends',
      })}
      onRead={onLabel}
    />
  );
};

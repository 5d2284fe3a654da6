import { daysFrom } from './days.ts';
import { useLanguage } from './language.tsx';
import { useMe } from './session.tsx';

/** A use-by date with the days that are left, which is what people ask of it. */
export const Expiry = ({ on }: { on: string | null }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  if (on === null) return '—';
  const left = daysFrom(today, on);
  return (
    <span className="expiry">
      {on}{' '}
      {left < 0 ? (
        <span className="status status-red">✕ {say({ zh: `已过期 ${-left} 天`, en: `expired ${-left} d ago` })}</span>
      ) : (
        <span className="quiet">{say({ zh: `还有 ${left} 天`, en: `${left} d left` })}</span>
      )}
    </span>
  );
};

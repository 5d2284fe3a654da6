import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

type Props = { id?: string; label?: string; value: string; onChange: (day: string) => void };

const written = 'YYYY-MM-DD';
/** The ways a date is printed on labels, so that it can be typed as it is read. */
const ways = [written, 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY-M-D', 'YYYY年M月D日'];

/** A calendar day, typed or picked; empty text is no day. */
export const DayInput = ({ id, label, value, onChange }: Props) => (
  <DatePicker
    {...(id && { id })}
    {...(label && { 'aria-label': label })}
    className="day-input"
    format={ways}
    placeholder={written}
    value={value === '' ? null : dayjs(value, written)}
    onChange={(day) => onChange(day ? day.format(written) : '')}
  />
);

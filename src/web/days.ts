/** The product is used in China; a moment is told in its time wherever the browser stands. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** A day as it stands on Chinese papers, largest unit first; a dash where there is none. */
export const day = (text: string | null | undefined): string => text ?? '—';

/** A moment as `2027-03-31 17:40`. */
export const moment = (text: string): string => clock.format(new Date(text));

/** How many days from one calendar day to another; negative when it is past. */
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

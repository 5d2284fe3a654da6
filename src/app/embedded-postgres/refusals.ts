import { StartRefused } from '../start-refused.ts';

/** Turns what the file system says into a sentence for the person at the machine; leaves what is our own fault. */
export function asRefusal(error: unknown, folder: string): unknown {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device|Disk quota exceeded/.test(text)) {
    return new StartRefused(
      {
        zh: `存放 ${folder} 的磁盘已满;请腾出空间(至少 1 GB)后重新启动`,
        en: `The disk that holds ${folder} is full: free some space (1 GB at least) and start again`,
      },
      { cause: error },
    );
  }
  if (error instanceof StartRefused) return error;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartRefused(
      {
        zh: `无法写入数据文件夹 ${folder}(${text});请更改其权限,或换一个数据文件夹`,
        en: `The data folder ${folder} cannot be written (${text}): change its permissions, or choose another`,
      },
      { cause: error },
    );
  }
  return error;
}

export const serverDied = (said: string, cluster: { folder: string; logFile: string }) =>
  new StartRefused({
    zh: `数据库 ${cluster.folder} 未能启动:${lastWords(said)};详情见 ${cluster.logFile}`,
    en: `The database in ${cluster.folder} did not start: ${lastWords(said)}; see ${cluster.logFile}`,
  });

/** The line that tells the reason, out of all that a program of PostgreSQL wrote. */
export function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error:|No space left/.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? '?').trim();
}

import { Button } from 'antd';
import { useLanguage } from './language.tsx';

/** The other language, named in itself, so that who cannot read this one finds it. */
export const LanguageSwitch = ({ className }: { className?: string }) => {
  const { language, speak } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const name = other === 'zh' ? '切换到中文' : 'Switch to English';
  return (
    <Button
      type="text"
      {...(className && { className })}
      aria-label={name}
      title={name}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => speak(other)}
    >
      {other === 'zh' ? '中' : 'EN'}
    </Button>
  );
};

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Bilingual, Language } from '#kernel/contract';

type Spoken = {
  language: Language;
  say: (text: Bilingual) => string;
  speak: (language: Language) => void;
};

const storageKey = 'yanji.language';
const LanguageContext = createContext<Spoken | undefined>(undefined);

/** Gives everything below one language, kept on this device. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [language, speak] = useState<Language>(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    remember(language);
  }, [language]);
  const spoken = useMemo(() => ({ language, speak, say: (text: Bilingual) => text[language] }), [language]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
};

/** The language of the person, and `say`, which picks it from a text in both. */
export const useLanguage = (): Spoken => {
  const spoken = useContext(LanguageContext);
  if (!spoken) throw new Error('useLanguage stands outside LanguageProvider');
  return spoken;
};

/** Storage may be forbidden on a managed device; then Chinese is spoken and nothing is remembered. */
const rememberedLanguage = (): Language => {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

const remember = (language: Language) => {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Nothing is lost but the memory of the choice.
  }
};

import './logo.css';

/** A wild goose as one line: the trace it leaves. */
export const Logo = () => (
  <span className="logo">
    <svg viewBox="0 0 40 26" width="34" height="22" aria-hidden="true" focusable="false">
      <path
        d="M2 19c6.500-.6 10.400-4 12.900-11.400C16.800 14.600 21.600 18 30 16.300c2.700-.6 5-.3 7.500 1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="9" cy="23" r="1.300" fill="currentColor" />
      <circle cx="16" cy="23.600" r="1.100" fill="currentColor" opacity="0.700" />
      <circle cx="22.500" cy="23.800" r="0.900" fill="currentColor" opacity="0.450" />
    </svg>
    <span className="logo-zh" lang="zh-CN">
      雁迹
    </span>
    <span className="logo-en">Yanji</span>
  </span>
);

import type { ThemeConfig } from 'antd';

/** One accent, ink and deep teal; yellow, green and red are left to quality statuses and never stand without a word. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f5c63',
    colorLink: '#0f5c63',
    colorInfo: '#2f6f8f',
    colorSuccess: '#2e7d4f',
    colorWarning: '#b7791f',
    colorError: '#b42318',
    colorTextBase: '#16262b',
    colorBgLayout: '#f3f5f4',
    colorBorder: '#c3cdcc',
    colorBorderSecondary: '#dfe5e4',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: `system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`,
    // A spinner that is typed over while it fades stays in the button, and in its name, for ever.
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
  },
};

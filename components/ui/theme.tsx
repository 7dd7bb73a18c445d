"use client";

import { type CSSVariablesResolver, createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: 8,
  black: "#1a2124",
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: {
    petrol: [
      "#eef6f6",
      "#dbebeb",
      "#b6d7d8",
      "#8ac1c3",
      "#66adb0",
      "#4b9da1",
      "#35898d",
      "#277579",
      "#17565a",
      "#0d4245",
    ],
    dark: [
      "#dce1e4",
      "#b8c0c5",
      "#8f999f",
      "#5f6a71",
      "#3b444a",
      "#2b3338",
      "#20262a",
      "#1b2024",
      "#14181b",
      "#0d1012",
    ],
  },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  headings: { fontWeight: "650" },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "20px" },
  cursorType: "pointer",
  components: {
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    CloseButton: { defaultProps: { "aria-label": "Close" } },
    Modal: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Alert: { defaultProps: { closeButtonLabel: "Close" } },
  },
});

/** Mantine's own colours where they fail WCAG 2.2 AA (1.4.3). */
const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#59646a",
    "--mantine-color-error": "#b42318",
    "--mantine-color-placeholder": "#6b7280",
    "--mantine-color-anchor": "var(--mantine-color-petrol-8)",
    "--mantine-color-petrol-light-color": "var(--mantine-color-petrol-9)",
    "--mantine-color-red-light-color": "var(--mantine-color-red-9)",
    "--mantine-color-default-border": "#a9b4b2",
  },
  dark: {
    "--mantine-color-dimmed": "#a7b0b6",
    "--mantine-color-error": "#ff9a8c",
    "--mantine-color-placeholder": "#99a3a9",
    "--mantine-color-anchor": "var(--mantine-color-petrol-3)",
    "--mantine-color-default-border": "#566169",
  },
});

/** The look of all pages; the nonce lets the few style elements through that Mantine writes. */
export function Theme({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={readableColours}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}

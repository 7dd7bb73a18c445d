// The layers of docs/principles.md. Each rule has one reason; lib/testing/layers.test.ts plants a
// breach of each and sees it fail.

const tests = "\\.(test|spec)\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
const config = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files that need each other, be it for a type, are one file, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "domain-is-pure",
      comment: "The law is tested without clock, database or network, and read without them.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: tests },
      to: {
        pathNot: [
          "^lib/domain/",
          "(^|/)node_modules/(zod|temporal-polyfill|temporal-utils|diff|use-intl)/",
          "^(node:)?crypto$",
        ],
      },
    },
    {
      name: "database-behind-data",
      comment: "One layer knows how truth is kept: nobody else can write past the audit chain.",
      severity: "error",
      from: { pathNot: ["^lib/(data|local|testing)/", "^prisma", tests, "^bench/"] },
      to: {
        path: ["(^|/)node_modules/(@types/)?(@prisma|prisma|pg)/", "^lib/data/database/generated/"],
      },
    },
    {
      name: "data-knows-no-door",
      comment: "Data are the same for a page, the command line and the worker.",
      severity: "error",
      from: { path: "^lib/data/", pathNot: tests },
      to: {
        path: [
          "^(app|components)/",
          "^lib/(work|cli|draw|file)/",
          "^lib/auth/(?!actor\\.ts$)",
          "(^|/)node_modules/(@types/)?(next|next-auth|react|react-dom)/",
        ],
      },
    },
    {
      name: "draw-fetches-nothing",
      comment: "A view in, bytes out: the same view gives the same document for ever.",
      severity: "error",
      from: { path: "^lib/(draw|file)/", pathNot: tests },
      to: {
        path: [
          "^lib/(data|work|auth|local|cli)/",
          "^lib/(env|clock|log)\\.ts$",
          "^(app|components)/",
        ],
      },
    },
    {
      name: "auth-decides-who-only",
      comment: "Who someone is must not depend on pages, mails or the command line.",
      severity: "error",
      from: { path: "^lib/auth/" },
      to: { path: ["^(app|components)/", "^lib/(draw|file|work|cli|local)/"] },
    },
    {
      name: "work-knows-no-door",
      comment: "The worker runs without pages, on another machine if need be.",
      severity: "error",
      from: { path: "^lib/work/", pathNot: tests },
      to: { path: ["^(app|components)/", "^lib/(cli|local)/", "^lib/auth/(?!actor\\.ts$)"] },
    },
    {
      name: "local-is-a-convenience",
      comment: "Production runs without lib/local; it may start things, not decide them.",
      severity: "error",
      from: { path: "^lib/local/", pathNot: tests },
      to: {
        path: [
          "^(app|components)/",
          "^lib/(domain|draw|work|auth|file|cli)/",
          "^lib/data/(?!database/)",
        ],
      },
    },
    {
      name: "components-only-draw",
      comment: "What a screen shows is decided before it is drawn.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: ["^app/", "^lib/(?!domain/)"] },
    },
    {
      name: "nobody-imports-app",
      comment: "What can be reached from outside is a door, not a library.",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "audiences-stay-apart",
      comment: "A page for one audience must not show what was made for another.",
      severity: "error",
      from: { path: "^app/\\(([^)]+)\\)/" },
      to: { path: "^app/\\(([^)]+)\\)/", pathNot: "^app/\\($1\\)/" },
    },
    {
      name: "portal-sees-portal-data",
      comment: "What a customer can see is readable from lib/data/portal.ts.",
      severity: "error",
      from: { path: "^app/\\(portal\\)/" },
      to: { path: "^lib/data/(?!portal\\.ts$)" },
    },
    {
      name: "public-sees-published-data",
      comment: "What the world can see is readable from lib/data/published.ts.",
      severity: "error",
      from: { path: "^app/\\(public\\)/" },
      to: { path: "^lib/data/(?!published\\.ts$)" },
    },
    {
      name: "browser-reaches-no-server",
      comment: "What runs in the browser must not drag data, secrets or Node with it.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: {
        path: ["^lib/(data|auth|work|local|cli|draw|file)/", "^lib/(env|clock|log)\\.ts$"],
        reachable: true,
      },
    },
    {
      name: "tests-stay-out",
      comment: "What only tests need does not ship.",
      severity: "error",
      from: { pathNot: [tests, "^lib/testing/", "^e2e/", "^bench/", "^vitest\\.config\\.ts$"] },
      to: {
        path: [
          "^lib/testing/",
          "^e2e/",
          tests,
          "(^|/)node_modules/(vitest|playwright|fast-check)/",
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "lib/data/database/generated"] },
    exclude: { path: ["^\\.next/", "^\\.data/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
    moduleSystems: ["es6"],
  },
};

export default config;

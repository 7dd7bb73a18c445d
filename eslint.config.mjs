import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const ownFiles = ["**/*.{ts,tsx,mjs,js}"];

function forbid(...selectors) {
  return { "no-restricted-syntax": ["error", ...selectors] };
}
const environmentElsewhere = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only lib/env.ts reads process.env: take what you need from env().",
};
const timeElsewhere = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now'], MemberExpression[object.object.name='Temporal'][object.property.name='Now']",
  message: "Only lib/clock.ts reads the time: take an instant or a date as a parameter.",
};

const config = [
  {
    ignores: [
      ".next/**",
      ".data/**",
      "node_modules/**",
      "lib/data/database/generated/**",
      "next-env.d.ts",
      "bench/results/**",
      "test-results/**",
    ],
  },
  ...next,
  ...typescript,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    files: ownFiles,
    rules: {
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      ...forbid(environmentElsewhere, timeElsewhere),
    },
  },
  // These write whole pages of their own, which Next never sees.
  { files: ["lib/draw/**"], rules: { "@next/next/no-head-element": "off" } },
  // The door of the environment, and plain Node programs that run before there is one.
  {
    files: ["lib/env.ts", "**/*.mjs", "*.config.*"],
    rules: forbid(timeElsewhere),
  },
  { files: ["lib/clock.ts"], rules: forbid(environmentElsewhere) },
];

export default config;

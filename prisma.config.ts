import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Read by `prisma generate` alone, which opens no connection.
  datasource: { url: "postgresql://localhost/recital" },
});

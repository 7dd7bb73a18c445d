import { describe } from "vitest";
import { deskpro } from "@/lib/testing/seed-facts-deskpro";
import { testsOfSeed } from "@/lib/testing/seed-story";

describe(deskpro.file, () => testsOfSeed(deskpro));

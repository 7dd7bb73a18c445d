import { describe } from "vitest";
import { onedesk } from "@/lib/testing/seed-facts";
import { testsOfSeed } from "@/lib/testing/seed-story";

describe(onedesk.file, () => testsOfSeed(onedesk));

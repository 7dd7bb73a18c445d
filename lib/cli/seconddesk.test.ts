import { describe } from "vitest";
import { seconddesk } from "@/lib/testing/seed-facts";
import { testsOfSeed } from "@/lib/testing/seed-story";

describe(seconddesk.file, () => testsOfSeed(seconddesk));

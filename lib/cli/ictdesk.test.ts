import { describe } from "vitest";
import { ictdesk } from "@/lib/testing/seed-facts-cookies";
import { testsOfSeed } from "@/lib/testing/seed-story";

describe(ictdesk.file, () => testsOfSeed(ictdesk));

import { describe } from "vitest";
import { deskproCookies } from "@/lib/testing/seed-facts-cookies";
import { testsOfSeed } from "@/lib/testing/seed-story";

describe(deskproCookies.file, () => testsOfSeed(deskproCookies));

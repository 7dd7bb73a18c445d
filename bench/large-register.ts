import type { Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";

export type Size = { vendors: number; activities: number; customers: number };

/** The size for which the targets are given. */
export const wholeSize: Size = { vendors: 500, activities: 2_000, customers: 10_000 };

/** A register of a large organisation: every vendor engaged, every activity with its purpose and data, every customer with an agreement. */
export function largeRegister({ vendors, activities, customers }: Size): Register {
  const vendorNumbers = Array.from({ length: vendors }, (_, index) => index);
  const activityNumbers = Array.from({ length: activities }, (_, index) => index);
  const customerNumbers = Array.from({ length: customers }, (_, index) => index);
  return given.completeRegister({
    Product: products.map((ref) => given.product({ ref, name: ref })),
    LegalEntity: vendorNumbers.map((number) =>
      given.legalEntity({
        ref: `entity-${number}`,
        legalName: `Vendor ${number} GmbH`,
        ownGroup: undefined,
        contactEmail: `privacy@vendor-${number}.example`,
        regimesApplicable: undefined,
        leadAuthority: undefined,
      }),
    ),
    Vendor: vendorNumbers.map((number) =>
      given.vendor({
        ref: `vendor-${number}`,
        name: `Vendor ${number}`,
        legalEntityId: `entity-${number}`,
      }),
    ),
    VendorService: vendorNumbers.map((number) =>
      given.vendorService({
        ref: `service-${number}`,
        vendorId: `vendor-${number}`,
        name: `Service ${number}`,
      }),
    ),
    Engagement: vendorNumbers.map((number) =>
      given.engagement({
        ref: `engagement-${number}`,
        vendorServiceId: `service-${number}`,
        activityIds: some(number, activities, 4).map((activity) => `activity-${activity}`),
        productIds: [productOf(number)],
      }),
    ),
    ProcessingLocation: vendorNumbers.map((number) =>
      given.processingLocation({
        ref: `place-${number}`,
        engagementId: `engagement-${number}`,
        country: "DE",
      }),
    ),
    ProcessingActivity: activityNumbers.map((number) =>
      given.processingActivity({
        ref: `activity-${number}`,
        name: `Activity ${number}`,
        productIds: [productOf(number)],
      }),
    ),
    Participation: activityNumbers.map((number) =>
      given.participation({ ref: `participation-${number}`, activityId: `activity-${number}` }),
    ),
    ActivityPurpose: activityNumbers.map((number) =>
      given.activityPurpose({ ref: `purpose-${number}`, activityId: `activity-${number}` }),
    ),
    ActivityData: activityNumbers.map((number) =>
      given.activityData({ ref: `data-${number}`, activityId: `activity-${number}` }),
    ),
    Customer: customerNumbers.map((number) =>
      given.customer({ ref: `customer-${number}`, name: `Customer ${number}` }),
    ),
    CustomerAgreement: customerNumbers.map((number) =>
      given.customerAgreement({
        ref: `agreement-${number}`,
        customerId: `customer-${number}`,
        title: `Agreement ${number}`,
        productIds: [...new Set(["desk", productOf(number)])],
        noticePeriod: `P${14 + (number % 60)}D`,
        objectionPeriod: `P${7 + (number % 30)}D`,
        zone: ["Europe/Paris", "Asia/Tokyo", "America/New_York"][number % 3],
      }),
    ),
  });
}

const products = ["desk", "chat", "voice", "surveys"];

function productOf(number: number): string {
  return products[number % products.length] ?? "desk";
}

/** A few of many, spread. */
function some(number: number, of: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (number * 37 + index * 101) % of);
}

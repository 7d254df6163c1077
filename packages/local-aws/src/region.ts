/** The region that the servers of this machine say they are in. */
export const localRegion = "us-east-1";

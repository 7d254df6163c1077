/** The AWS region of the servers on this machine. */
export const localRegion = "us-east-1";

/** The id of the function by which CDK's `AwsCustomResource` calls AWS at deployment; one in each stack that has any. */
export const awsCallerId = "AWS679f53fac002430cb0da5b7982bd2287";

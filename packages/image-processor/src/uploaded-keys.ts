import * as z from "zod";

/** S3's event notification, of which only the keys are used (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html). */
const notificationSchema = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
});

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("is not JSON");
    return z.NEVER;
  }
});

/**
 * The keys of the objects in the body of a queue message. Undefined if the body is not an event
 * notification, such as the `s3:TestEvent` that S3 sends when notifications are set up.
 */
export function uploadedKeys(body: string): string[] | undefined {
  const { data } = jsonSchema.pipe(notificationSchema).safeParse(body);
  return data?.Records.map(({ s3 }) => decodeKey(s3.object.key));
}

/** S3 encodes keys as HTML forms do. A key that cannot be decoded stays as it is; it cannot be that of an original. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}

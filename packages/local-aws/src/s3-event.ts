import { formEncode } from "./form-encode.ts";
import { localRegion } from "./region.ts";
import type { ObjectCreated } from "./s3/object-created.ts";

/**
 * The message body, in JSON, that S3 puts on an SQS queue for an object created by a PUT. Two
 * messages about one creation are equal.
 *
 * See https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const s3EventBody = ({ bucket, key, size, eTag, eventTime }: ObjectCreated): string =>
  JSON.stringify({
    Records: [
      {
        eventVersion: "2.1",
        eventSource: "aws:s3",
        awsRegion: localRegion,
        eventTime,
        eventName: "ObjectCreated:Put",
        s3: {
          s3SchemaVersion: "1.0",
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: { key: formEncode(key), size, eTag, sequencer: sequencerAt(eventTime) },
        },
      },
    ],
  });

// Hexadecimal and of one length, so that sequencers of one object can be compared as text.
const sequencerAt = (eventTime: string): string =>
  Date.parse(eventTime).toString(16).toUpperCase().padStart(16, "0");

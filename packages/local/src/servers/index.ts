export { hasErrorCode } from "./error-code.ts";
export { type Postgres, type PostgresOptions, startPostgres } from "./postgres/start-postgres.ts";
export type { DeadLetter } from "./queue/message.ts";
export { openQueue } from "./queue/open-queue.ts";
export type { DeliveryFailure, Queue, QueueOptions } from "./queue/queue.ts";
export type { QueueAnswer, QueueEvent } from "./queue/queue-event.ts";
export type { ObjectCreated } from "./s3/object-created.ts";
export { type BucketSettings, type S3, type S3Options, startS3 } from "./s3/start-s3.ts";
export { s3EventBody } from "./s3-event.ts";

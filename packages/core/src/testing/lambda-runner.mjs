/** What Lambda's runtime does with a bundle: imports it once, then hands it one event after the other. */
const { handler } = await import(process.argv[2]);

process.on("message", async ({ event }) => {
  process.send(await handler(event, {}));
});

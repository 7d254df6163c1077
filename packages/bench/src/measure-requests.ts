import { Agent, get } from "node:http";
import { quantile } from "./statistics.ts";

const rounds = 5;
const requestsPerRound = 800;
const warmUpRequests = 300;

/** The throughput and latency of one URL. */
export type RequestFigures = {
  readonly requestsPerSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
};

/**
 * Measures each URL with one connection that sends the next request after an answer, because a Lambda
 * instance answers one request at a time. The URLs alternate, so that the load of the machine affects all
 * alike.
 */
export async function measureRequests<Name extends string>(
  urls: Readonly<Record<Name, string>>,
): Promise<Map<Name, RequestFigures>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const measured = new Map<string, { latencies: number[]; seconds: number }>();
  for (const url of Object.values<string>(urls)) await load(agent, url, warmUpRequests);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, url] of Object.entries<string>(urls)) {
      const before = measured.get(name) ?? { latencies: [], seconds: 0 };
      const { latencies, seconds } = await load(agent, url, requestsPerRound);
      measured.set(name, {
        latencies: [...before.latencies, ...latencies],
        seconds: before.seconds + seconds,
      });
    }
  }
  agent.destroy();
  const names = Object.keys(urls).filter((name): name is Name => name in urls);
  return new Map(
    names.map((name) => {
      const { latencies, seconds } = measured.get(name) ?? { latencies: [], seconds: 0 };
      return [
        name,
        {
          requestsPerSecond: latencies.length / seconds,
          p50Milliseconds: quantile(latencies, 0.5),
          p99Milliseconds: quantile(latencies, 0.99),
        },
      ];
    }),
  );
}

async function load(
  agent: Agent,
  url: string,
  requests: number,
): Promise<{ latencies: number[]; seconds: number }> {
  const latencies: number[] = [];
  const start = performance.now();
  for (let count = 0; count < requests; count += 1) {
    const asked = performance.now();
    await request(agent, url);
    latencies.push(performance.now() - asked);
  }
  return { latencies, seconds: (performance.now() - start) / 1_000 };
}

const request = (agent: Agent, url: string) =>
  new Promise<void>((resolve, reject) => {
    get(url, { agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume().once("end", resolve);
    }).once("error", reject);
  });

import * as z from "zod";
import type { XmlValue } from "./to-xml.ts";

/** A request that CloudFormation answers with 400, by its error code. */
export class Refusal extends Error {
  readonly code: string;

  constructor(message: string, code = "ValidationError") {
    super(message);
    this.code = code;
  }
}

type Verb = "CREATE" | "UPDATE" | "DELETE";

type ModelStack = {
  status: string;
  templateBody: string;
  readonly events: Record<string, string>[];
  change?: { polls: number; readonly end: () => void };
};

/** The outputs of templates for this model must be plain values. */
const templateSchema = z.object({
  Outputs: z.record(z.string(), z.object({ Value: z.string() })).default({}),
});

const updatable = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];

/**
 * A model of CloudFormation's stacks: their statuses, the requests that each status refuses, and their events.
 * A change ends after the stack was described a few times.
 */
export class CloudFormationModel {
  /** All requests except descriptions, in order. */
  readonly requests: Record<string, string>[] = [];

  readonly #stacks = new Map<string, ModelStack>();
  #failure: { readonly reason: string; readonly resource: string } | undefined;
  #polls = 2;

  /** Makes the next change fail for `reason`, at a resource or at the stack itself, as a timeout does. */
  failNext(reason: string, resource: "Certificate" | "Stack" = "Certificate"): void {
    this.#failure = { reason, resource };
  }

  /** Makes changes never end. */
  stall(): void {
    this.#polls = Number.POSITIVE_INFINITY;
  }

  /** Adds a stack in `status`, which changes to `endsAs` later if that is given. */
  addStack(name: string, status: string, endsAs?: string): void {
    const stack: ModelStack = { status, templateBody: "{}", events: [] };
    if (endsAs) stack.change = { polls: this.#polls, end: () => setStatus(stack, endsAs) };
    this.#stacks.set(name, stack);
  }

  /** The stack's status; undefined if it does not exist. */
  statusOf(name: string): string | undefined {
    return this.#stacks.get(name)?.status;
  }

  /** Performs an action of the API and returns its result. Throws Refusal. */
  perform(action: string, form: URLSearchParams): XmlValue {
    const name = form.get("StackName") ?? "";
    if (action === "DescribeStacks") return this.#describe(name);
    if (action === "DescribeStackEvents")
      return { StackEvents: this.#get(name).events.toReversed() };
    this.requests.push(Object.fromEntries(form));
    if (action === "CreateStack") this.#create(name, form);
    else if (action === "UpdateStack") this.#update(name, form);
    else if (action === "DeleteStack") this.#delete(name, form);
    else throw new Refusal(`There is no action ${action}`, "InvalidAction");
    return {};
  }

  #get(name: string): ModelStack {
    const stack = this.#stacks.get(name);
    if (!stack) throw new Refusal(`Stack with id ${name} does not exist`);
    return stack;
  }

  #describe(name: string): XmlValue {
    const { change } = this.#get(name);
    if (change && --change.polls < 0) change.end();
    const { status, templateBody } = this.#get(name);
    const { Outputs } = templateSchema.parse(JSON.parse(templateBody));
    return {
      Stacks: [
        {
          StackName: name,
          StackStatus: status,
          Outputs: Object.entries(Outputs).map(([OutputKey, { Value: OutputValue }]) => ({
            OutputKey,
            OutputValue,
          })),
        },
      ],
    };
  }

  #create(name: string, form: URLSearchParams): void {
    if (this.#stacks.has(name))
      throw new Refusal(`Stack [${name}] already exists`, "AlreadyExistsException");
    const stack: ModelStack = { status: "", templateBody: templateOf(form), events: [] };
    this.#stacks.set(name, stack);
    this.#begin("CREATE", stack, form, {
      done: () => setStatus(stack, "CREATE_COMPLETE"),
      failed: () => setStatus(stack, "ROLLBACK_COMPLETE"),
    });
  }

  #update(name: string, form: URLSearchParams): void {
    const stack = this.#get(name);
    if (!updatable.includes(stack.status))
      throw new Refusal(`Stack:${name} is in ${stack.status} state and can not be updated.`);
    if (templateOf(form) === stack.templateBody)
      throw new Refusal("No updates are to be performed.");
    this.#begin("UPDATE", stack, form, {
      done: () => {
        stack.templateBody = templateOf(form);
        setStatus(stack, "UPDATE_COMPLETE");
      },
      failed: () => setStatus(stack, "UPDATE_ROLLBACK_COMPLETE"),
    });
  }

  #delete(name: string, form: URLSearchParams): void {
    const stack = this.#stacks.get(name);
    if (!stack) return;
    this.#begin("DELETE", stack, form, {
      done: () => this.#stacks.delete(name),
      failed: () => setStatus(stack, "DELETE_FAILED"),
    });
  }

  #begin(
    verb: Verb,
    stack: ModelStack,
    form: URLSearchParams,
    outcome: { readonly done: () => void; readonly failed: () => void },
  ): void {
    const failure = this.#failure;
    this.#failure = undefined;
    const say = (LogicalResourceId: string, ResourceStatus: string, reason: string) =>
      stack.events.push({
        LogicalResourceId,
        ResourceStatus,
        ResourceStatusReason: reason,
        ClientRequestToken: form.get("ClientRequestToken") ?? "",
      });
    setStatus(stack, `${verb}_IN_PROGRESS`);
    say("Stack", stack.status, "User Initiated");
    say("Certificate", stack.status, "Content of DNS Record is: _1.iotd.example.com");
    const end = () => {
      if (!failure) return outcome.done();
      const { reason, resource } = failure;
      say(resource, resource === "Stack" ? "ROLLBACK_IN_PROGRESS" : `${verb}_FAILED`, reason);
      say("WebAcl", `${verb}_FAILED`, "Resource creation cancelled");
      outcome.failed();
    };
    stack.change = { polls: this.#polls, end };
  }
}

function setStatus(stack: ModelStack, status: string): void {
  stack.status = status;
  if (!status.endsWith("_IN_PROGRESS")) delete stack.change;
}

const templateOf = (form: URLSearchParams) => form.get("TemplateBody") ?? "";

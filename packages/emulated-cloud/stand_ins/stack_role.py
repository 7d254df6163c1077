"""The condition key of policies for the role that CloudFormation uses for a stack."""

from urllib.parse import parse_qs

from ministack.core import iam_actions

from .registry import say


def install() -> None:
    own = iam_actions.request_tag_context

    def with_role(service, iam_action, body, params):
        context = own(service, iam_action, body, params)
        if service != "cloudformation":
            return context
        sent = {**parse_qs(body.decode("utf-8", "replace")), **params}
        roles = sent.get("RoleARN")
        role = roles[0] if isinstance(roles, list) else roles
        return {**context, "cloudformation:rolearn": role} if role else context

    iam_actions.request_tag_context = with_role
    say("for the condition key cloudformation:RoleArn")

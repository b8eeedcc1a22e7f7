"""What can be done with solutions; callers read `solutions.service.take`."""

from app.solutions.service import imports
from app.solutions.service.cards import edit, start
from app.solutions.service.contacts import ask_for_contact, take_contact
from app.solutions.service.deployments import add_deployment, edit_deployment, remove_deployment
from app.solutions.service.evidence import take_evidence
from app.solutions.service.steps import take

__all__ = [
    "add_deployment",
    "ask_for_contact",
    "edit",
    "edit_deployment",
    "imports",
    "remove_deployment",
    "start",
    "take",
    "take_contact",
    "take_evidence",
]

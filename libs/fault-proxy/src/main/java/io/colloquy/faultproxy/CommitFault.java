package io.colloquy.faultproxy;

/** How a commit goes wrong for the one who asked for it. */
public enum CommitFault {
    /** The command never arrives: nothing is committed, and the client cannot know. */
    LOSE_COMMAND,
    /** The command is done and its reply is lost: the transaction is committed, and the client cannot know. */
    LOSE_REPLY,
    /** The command is on its way until {@link FaultProxy#pass()}; meanwhile the transaction keeps its locks. */
    HOLD
}

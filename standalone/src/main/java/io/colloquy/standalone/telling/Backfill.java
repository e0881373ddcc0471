package io.colloquy.standalone.telling;

import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.JobEvents;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.terminal.ProgressBar;
import io.colloquy.standalone.terminal.Screen;

/** Plans the summaries that are due, shows what the plan holds, does it. */
public final class Backfill {
    private final GatewayClient gateway;
    private final Screen screen;

    public Backfill(GatewayClient gateway, Screen screen) {
        this.gateway = gateway;
        this.screen = screen;
    }

    /** Makes a plan and changes nothing. */
    public PlanView plan(PlanView.Request request) {
        return gateway.post("/api/backfills", request, PlanView.class);
    }

    /** Does a plan and returns when its job is over; false when some of its days did not end well. */
    public boolean apply(PlanView plan) {
        PlanView applied = gateway.post("/api/backfills", new PlanView.Application(plan.planId()), PlanView.class);
        ProgressBar bar = new ProgressBar(screen, applied.plannedDays() == 1 ? "day" : "days");
        JobView end = new JobEvents(gateway, applied.jobId()).untilOver(new Watch(bar)::show);
        bar.end();
        if (!end.isWell()) {
            screen.paragraph(
                    "",
                    "The job ended as '" + end.status() + "': " + end.failed() + " days failed, " + end.crashed()
                            + " crashed, " + end.cancelled() + " cancelled"
                            + (end.failure() == null ? "." : ": " + end.failure()));
            screen.paragraph(
                    "", "Ask again later; the days that are missing stay due. /api/jobs/" + end.id() + "/messages");
        }
        return end.isWell();
    }

    /** Shows a job's progress, and says once that it stands still because somebody paused it. */
    private final class Watch {
        private final ProgressBar bar;
        private boolean paused;

        Watch(ProgressBar bar) {
            this.bar = bar;
        }

        void show(JobView job) {
            bar.show(job.ended(), job.total());
            if (job.isPaused() && !paused) {
                bar.end();
                screen.line("Somebody paused the job. It goes on after: POST /api/jobs/" + job.id() + "/resume");
            }
            paused = job.isPaused();
        }
    }

    /** Prints what a plan would do and cost. */
    public void print(PlanView plan) {
        screen.line("Plan: " + Count.days(plan.plannedDays()) + " to summarise, " + Count.messages(messages(plan))
                + ", about " + plan.estimatedTokens() + " tokens, price " + price(plan.price()));
        for (PlanView.Day day : plan.days()) {
            if (day.planned()) {
                screen.line("  " + day.day() + "  " + day.status() + "  " + Count.messages(day.messages()) + ", about "
                        + day.estimatedTokens() + " tokens");
            }
        }
        int open = plan.totals().getOrDefault("open", 0);
        if (open > 0) {
            screen.line("  " + Count.days(open) + " not over yet: summarised once over");
        }
    }

    private static int messages(PlanView plan) {
        return plan.days().stream()
                .filter(PlanView.Day::planned)
                .mapToInt(PlanView.Day::messages)
                .sum();
    }

    private static String price(PlanView.Money price) {
        return price == null ? "unknown" : price.amount().stripTrailingZeros().toPlainString() + " " + price.currency();
    }
}

package io.colloquy.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How much of each class an account or an address may have. */
@ApplicationScoped
class LimitRates {
    private static final Logger LOG = Logger.getLogger(LimitRates.class);
    private static final int MOST = 10_000_000;

    private final Map<LimitClass, Rate> rates = new EnumMap<>(LimitClass.class);

    @Inject
    LimitRates(LimitConfig config) {
        rates.put(LimitClass.AUTH, rate("RATE_LIMIT_AUTH", config.auth(), 5));
        rates.put(LimitClass.API, rate("RATE_LIMIT_API", config.api(), 60));
        rates.put(LimitClass.LLM, rate("RATE_LIMIT_LLM", config.llm(), 20));
        rates.put(LimitClass.IMPORT, rate("RATE_LIMIT_IMPORT", config.imports(), 20));
        rates.put(LimitClass.SHARE, rate("RATE_LIMIT_SHARE", config.share(), 60));
    }

    LimitRates(Map<LimitClass, Rate> rates) {
        this.rates.putAll(rates);
    }

    Rate of(LimitClass limit) {
        return rates.get(limit);
    }

    static Rate rate(String variable, Optional<String> written, int usual) {
        String text = written.orElse(Integer.toString(usual)).strip();
        if (text.matches("[0-9]{1,8}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return new Rate(number);
            }
        }
        LOG.warnf("%s=%s is not within 1-%d requests a minute; using %d", variable, text, MOST, usual);
        return new Rate(usual);
    }
}

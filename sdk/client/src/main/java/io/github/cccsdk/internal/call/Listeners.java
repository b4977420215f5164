package io.github.cccsdk.internal.call;

import io.github.cccsdk.listener.CccListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, and keeps what they throw from doing harm. */
public final class Listeners {
    /** Tells nobody. */
    public static final Listeners NONE = new Listeners(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<CccListener> listeners;
    private final AtomicBoolean complained = new AtomicBoolean();

    public Listeners(List<CccListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Whether anyone listens; where not, no event has to be made. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    public void tell(Consumer<CccListener> event) {
        for (CccListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException thrown) {
                if (complained.compareAndSet(false, true)) {
                    LOG.warn(
                            "The listener {} threw {}; it is ignored, and further failures of listeners are not logged",
                            listener.getClass().getName(),
                            thrown.getClass().getName());
                }
            }
        }
    }
}

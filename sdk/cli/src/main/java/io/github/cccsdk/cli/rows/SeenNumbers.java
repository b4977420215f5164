package io.github.cccsdk.cli.rows;

/** Which numbers have been seen, and on which line first: an open hash table of 12 bytes a place. Not thread-safe. */
final class SeenNumbers {
    private long[] numbers = new long[1024];
    /** 0 marks a free place. */
    private int[] lines = new int[1024];

    private int size;

    /**
     * Remembers a number that is new.
     *
     * @param line counted from 1
     * @return the line it was first seen on; 0 if it is new
     */
    int add(long number, long line) {
        if (size * 4L >= numbers.length * 3L) {
            grow();
        }
        int place = place(number);
        if (lines[place] != 0) {
            return lines[place];
        }
        numbers[place] = number;
        lines[place] = (int) Math.min(line, Integer.MAX_VALUE);
        size++;
        return 0;
    }

    long heldBytes() {
        return 12L * numbers.length;
    }

    private int place(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & (numbers.length - 1);
        while (lines[place] != 0 && numbers[place] != number) {
            place = (place + 1) & (numbers.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldLines = lines;
        numbers = new long[oldNumbers.length * 2];
        lines = new int[oldLines.length * 2];
        for (int at = 0; at < oldNumbers.length; at++) {
            if (oldLines[at] != 0) {
                int place = place(oldNumbers[at]);
                numbers[place] = oldNumbers[at];
                lines[place] = oldLines[at];
            }
        }
    }
}

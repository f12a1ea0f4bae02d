/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What each fuzz-NAME.c defines: libFuzzer calls it, and so does our own driver. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Makes another input from the given one, by one to eight small changes. The same random
 * state gives the same bytes. */
GByteArray *bal_fuzz_mutate (GRand *random, const guint8 *data, gsize size);

/* The same by one to four changes of names and values, which leave JSON what it is. */
GByteArray *bal_fuzz_mutate_json (GRand *random, const guint8 *data, gsize size);

/* The inputs that crash careless parsers: n_bytes of one text over and over, for each of a
 * number of texts. NULL after the last. */
GByteArray *bal_fuzz_extreme (guint index, gsize n_bytes);

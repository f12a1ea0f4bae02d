/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-value-state.h"

G_BEGIN_DECLS

/* How figures and codes are written for people. All results are owned by the caller. */

/* 1234567 becomes "1,234,567". */
char *bal_words_from_count (gint64 count);

/* At most four digits that count, more for whole numbers: "12.34", "1,234,567", "1.2e+09"; "none"
 * for NaN. */
char *bal_words_from_number (double number);

/* 0.4567 becomes "45.7%"; "0%" and "100%" are only said of what is just that. */
char *bal_words_from_share (double share);

/* "need_type" becomes "Need type". */
char *bal_words_from_code (const char *code);

/* "28 February 2021". */
char *bal_words_from_day (gint32 day);

/* "28 Feb 2021", which does not break. */
char *bal_words_from_day_short (gint32 day);

/* "1 March 2020 to 28 February 2021"; "up to …" for a period without a beginning, or for the day
 * alone when there is no period. */
char *bal_words_from_period (BalPeriod *period, gint32 as_at);

/* What stands in a cell that has no value to publish, such as "not recorded"; static. */
const char *bal_words_from_state (BalValueState state);

G_END_DECLS

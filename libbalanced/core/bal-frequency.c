/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-frequency.h"

G_DEFINE_ENUM_TYPE (BalFrequency,
                    bal_frequency,
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_IRREGULAR, "irregular"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_WEEK, "week"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_QUARTER, "quarter"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_TERM, "term"),
                    G_DEFINE_ENUM_VALUE (BAL_FREQUENCY_YEAR, "year"))

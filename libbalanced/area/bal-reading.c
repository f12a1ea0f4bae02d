/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-reading.h"

G_DEFINE_ENUM_TYPE (BalReading,
                    bal_reading,
                    G_DEFINE_ENUM_VALUE (BAL_READING_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_READING_STATED, "stated"),
                    G_DEFINE_ENUM_VALUE (BAL_READING_INFERRED, "inferred"))

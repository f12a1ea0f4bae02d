/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-answer.h"

G_DEFINE_ENUM_TYPE (BalAnswer,
                    bal_answer,
                    G_DEFINE_ENUM_VALUE (BAL_ANSWER_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_ANSWER_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (BAL_ANSWER_NO, "no"))

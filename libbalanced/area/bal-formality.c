/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-formality.h"

G_DEFINE_ENUM_TYPE (BalFormality,
                    bal_formality,
                    G_DEFINE_ENUM_VALUE (BAL_FORMALITY_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_FORMALITY_FORMAL, "formal"),
                    G_DEFINE_ENUM_VALUE (BAL_FORMALITY_INFORMAL, "informal"))

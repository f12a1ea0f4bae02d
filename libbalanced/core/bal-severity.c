/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-severity.h"

G_DEFINE_ENUM_TYPE (BalSeverity,
                    bal_severity,
                    G_DEFINE_ENUM_VALUE (BAL_SEVERITY_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (BAL_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (BAL_SEVERITY_ERROR, "error"))

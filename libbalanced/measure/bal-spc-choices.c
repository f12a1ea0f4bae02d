/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-choices.h"

G_DEFINE_ENUM_TYPE (BalSpcKind,
                    bal_spc_kind,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_XMR, "xmr"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_RUN, "run"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_P, "p"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_P_PRIME, "p-prime"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_U, "u"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_U_PRIME, "u-prime"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_C, "c"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_G, "g"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_KIND_T, "t"))

G_DEFINE_ENUM_TYPE (BalSpcPreset,
                    bal_spc_preset,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_PRESET_NHSR, "nhsr"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_PRESET_MDC, "mdc"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_PRESET_WA, "wa"))

G_DEFINE_ENUM_TYPE (BalSpcTwoOfThree,
                    bal_spc_two_of_three,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TWO_OF_THREE_PRESET, "preset"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TWO_OF_THREE_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TWO_OF_THREE_BETWEEN, "between"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TWO_OF_THREE_BEYOND, "beyond"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TWO_OF_THREE_SIGNED, "signed"))

G_DEFINE_ENUM_TYPE (BalSpcConflict,
                    bal_spc_conflict,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_CONFLICT_PRESET, "preset"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_CONFLICT_ORDER, "order"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_CONFLICT_IMPROVEMENT, "improvement"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_CONFLICT_BOTH, "both"))

G_DEFINE_ENUM_TYPE (BalSpcTies,
                    bal_spc_ties,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TIES_BREAK, "break"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_TIES_SKIP, "skip"))

G_DEFINE_ENUM_TYPE (BalSpcMissing,
                    bal_spc_missing,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_MISSING_GAP, "gap"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_MISSING_OMIT, "omit"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_MISSING_ERROR, "error"))

G_DEFINE_ENUM_TYPE (BalSpcSide,
                    bal_spc_side,
                    G_DEFINE_ENUM_VALUE (BAL_SPC_SIDE_EITHER, "either"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_SIDE_ABOVE, "above"),
                    G_DEFINE_ENUM_VALUE (BAL_SPC_SIDE_BELOW, "below"))

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalLogicLayer:
 * @BAL_LOGIC_LAYER_ENABLER: what has to be there before: an input, a condition
 * @BAL_LOGIC_LAYER_ACTIVITY: what is done
 * @BAL_LOGIC_LAYER_OUTPUT: what doing it brings about directly
 * @BAL_LOGIC_LAYER_OUTCOME: what is different for people, services or the system
 * @BAL_LOGIC_LAYER_IMPACT: what is different for a whole population
 * @BAL_LOGIC_LAYER_GOAL: what all of it is for
 *
 * A layer of a logic model, from the means to the end.
 *
 * Features: I1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_LOGIC_LAYER_ENABLER,
  BAL_LOGIC_LAYER_ACTIVITY,
  BAL_LOGIC_LAYER_OUTPUT,
  BAL_LOGIC_LAYER_OUTCOME,
  BAL_LOGIC_LAYER_IMPACT,
  BAL_LOGIC_LAYER_GOAL,
} BalLogicLayer;

#define BAL_TYPE_LOGIC_LAYER (bal_logic_layer_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_logic_layer_get_type (void);

/**
 * BalPerspective:
 * @BAL_PERSPECTIVE_UNKNOWN: not said
 * @BAL_PERSPECTIVE_CHILD: the child or young person
 * @BAL_PERSPECTIVE_PARENT: the parent or carer
 * @BAL_PERSPECTIVE_CHILD_OR_PARENT: the child, young person, parent or carer
 * @BAL_PERSPECTIVE_SERVICE: a service
 * @BAL_PERSPECTIVE_STRATEGIC: those who steer the system
 *
 * From whose side an outcome is worded.
 *
 * Features: I4.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PERSPECTIVE_UNKNOWN,
  BAL_PERSPECTIVE_CHILD,
  BAL_PERSPECTIVE_PARENT,
  BAL_PERSPECTIVE_CHILD_OR_PARENT,
  BAL_PERSPECTIVE_SERVICE,
  BAL_PERSPECTIVE_STRATEGIC,
} BalPerspective;

#define BAL_TYPE_PERSPECTIVE (bal_perspective_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_perspective_get_type (void);

/**
 * BalLogicStatus:
 * @BAL_LOGIC_STATUS_UNKNOWN: not said
 * @BAL_LOGIC_STATUS_IN_PLACE: it is there already
 * @BAL_LOGIC_STATUS_ACHIEVABLE: it is not there, and can be reached by working together
 * @BAL_LOGIC_STATUS_BLOCKED: it is not there, and something stands in the way
 *
 * How far what a node of a logic model asks for is there.
 *
 * Features: I8.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_LOGIC_STATUS_UNKNOWN,
  BAL_LOGIC_STATUS_IN_PLACE,
  BAL_LOGIC_STATUS_ACHIEVABLE,
  BAL_LOGIC_STATUS_BLOCKED,
} BalLogicStatus;

#define BAL_TYPE_LOGIC_STATUS (bal_logic_status_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_logic_status_get_type (void);

#define BAL_TYPE_LOGIC_NODE (bal_logic_node_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalLogicNode, bal_logic_node, BAL, LOGIC_NODE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_logic_node_get_code (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
const char *bal_logic_node_get_label (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
BalLogicLayer bal_logic_node_get_layer (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
const char *bal_logic_node_get_group (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
BalPerspective bal_logic_node_get_perspective (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
BalLogicStatus bal_logic_node_get_status (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_node_get_measures (BalLogicNode *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_node_get_actions (BalLogicNode *self);

G_END_DECLS

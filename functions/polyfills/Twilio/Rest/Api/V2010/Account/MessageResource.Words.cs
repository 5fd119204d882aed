using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Queued = "queued";
        public static readonly StatusEnum Sending = "sending";
        public static readonly StatusEnum Sent = "sent";
        public static readonly StatusEnum Failed = "failed";
        public static readonly StatusEnum Delivered = "delivered";
        public static readonly StatusEnum Undelivered = "undelivered";
        public static readonly StatusEnum Receiving = "receiving";
        public static readonly StatusEnum Received = "received";
        public static readonly StatusEnum Accepted = "accepted";
        public static readonly StatusEnum Scheduled = "scheduled";
        public static readonly StatusEnum Read = "read";
        public static readonly StatusEnum PartiallyDelivered = "partially_delivered";
        public static readonly StatusEnum Canceled = "canceled";

        public StatusEnum()
        {
        }

        private StatusEnum(string value)
            : base(value)
        {
        }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    public sealed class DirectionEnum : StringEnum
    {
        public static readonly DirectionEnum Inbound = "inbound";
        public static readonly DirectionEnum OutboundApi = "outbound-api";
        public static readonly DirectionEnum OutboundCall = "outbound-call";
        public static readonly DirectionEnum OutboundReply = "outbound-reply";

        public DirectionEnum()
        {
        }

        private DirectionEnum(string value)
            : base(value)
        {
        }

        public static implicit operator DirectionEnum(string value) => new(value);
    }

    public sealed class UpdateStatusEnum : StringEnum
    {
        public static readonly UpdateStatusEnum Canceled = "canceled";

        public UpdateStatusEnum()
        {
        }

        private UpdateStatusEnum(string value)
            : base(value)
        {
        }

        public static implicit operator UpdateStatusEnum(string value) => new(value);
    }
}

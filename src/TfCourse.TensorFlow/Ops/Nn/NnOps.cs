namespace Tensorflow;

/// <summary>The ops of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AvgPool", static () => AvgPool.Define());
        table.Add("AvgPool3D", static () => AvgPool3D.Define());
        table.Add("AvgPool3DGrad", static () => AvgPool3DGrad.Define());
        table.Add("AvgPoolGrad", static () => AvgPoolGrad.Define());
        table.Add("BiasAdd", static () => BiasAdd.Define());
        table.Add("BiasAddGrad", static () => BiasAddGrad.Define());
        table.Add("BiasAddV1", static () => BiasAddV1.Define());
        table.Add("Conv2D", static () => Conv2D.Define());
        table.Add("Conv2DBackpropFilter", static () => Conv2DBackpropFilter.Define());
        table.Add("Conv2DBackpropInput", static () => Conv2DBackpropInput.Define());
        table.Add("Conv3D", static () => Conv3D.Define());
        table.Add("Conv3DBackpropFilterV2", static () => Conv3DBackpropFilterV2.Define());
        table.Add("Conv3DBackpropInputV2", static () => Conv3DBackpropInputV2.Define());
        table.Add("DepthwiseConv2dNative", static () => DepthwiseConv2dNative.Define());
        table.Add("DepthwiseConv2dNativeBackpropFilter", static () => DepthwiseConv2dNativeBackpropFilter.Define());
        table.Add("DepthwiseConv2dNativeBackpropInput", static () => DepthwiseConv2dNativeBackpropInput.Define());
        table.Add("Dilation2D", static () => Dilation2D.Define());
        table.Add("Dilation2DBackpropFilter", static () => Dilation2DBackpropFilter.Define());
        table.Add("Dilation2DBackpropInput", static () => Dilation2DBackpropInput.Define());
        table.Add("Elu", static () => Elu.Define());
        table.Add("EluGrad", static () => EluGrad.Define());
        table.Add("FusedBatchNorm", static () => FusedBatchNorm.Define());
        table.Add("FusedBatchNormGrad", static () => FusedBatchNormGrad.Define());
        table.Add("FusedBatchNormGradV2", static () => FusedBatchNormGradV2.Define());
        table.Add("FusedBatchNormGradV3", static () => FusedBatchNormGradV3.Define());
        table.Add("FusedBatchNormV2", static () => FusedBatchNormV2.Define());
        table.Add("FusedBatchNormV3", static () => FusedBatchNormV3.Define());
        table.Add("LRN", static () => LRN.Define());
        table.Add("LRNGrad", static () => LRNGrad.Define());
        table.Add("LeakyRelu", static () => LeakyRelu.Define());
        table.Add("LeakyReluGrad", static () => LeakyReluGrad.Define());
        table.Add("LogSoftmax", static () => LogSoftmax.Define());
        table.Add("MaxPool", static () => MaxPool.Define());
        table.Add("MaxPool3D", static () => MaxPool3D.Define());
        table.Add("MaxPool3DGrad", static () => MaxPool3DGrad.Define());
        table.Add("MaxPool3DGradGrad", static () => MaxPool3DGradGrad.Define());
        table.Add("MaxPoolGrad", static () => MaxPoolGrad.Define());
        table.Add("MaxPoolGradGrad", static () => MaxPoolGradGrad.Define());
        table.Add("MaxPoolGradGradV2", static () => MaxPoolGradGradV2.Define());
        table.Add("MaxPoolGradV2", static () => MaxPoolGradV2.Define());
        table.Add("MaxPoolGradWithArgmax", static () => MaxPoolGradWithArgmax.Define());
        table.Add("MaxPoolV2", static () => MaxPoolV2.Define());
        table.Add("MaxPoolWithArgmax", static () => MaxPoolWithArgmax.Define());
        table.Add("Relu", static () => Relu.Define());
        table.Add("Relu6", static () => Relu6.Define());
        table.Add("Relu6Grad", static () => Relu6Grad.Define());
        table.Add("ReluGrad", static () => ReluGrad.Define());
        table.Add("ResizeBilinear", static () => ResizeBilinear.Define());
        table.Add("ResizeBilinearGrad", static () => ResizeBilinearGrad.Define());
        table.Add("ResizeNearestNeighbor", static () => ResizeNearestNeighbor.Define());
        table.Add("ResizeNearestNeighborGrad", static () => ResizeNearestNeighborGrad.Define());
        table.Add("Selu", static () => Selu.Define());
        table.Add("SeluGrad", static () => SeluGrad.Define());
        table.Add("Softmax", static () => Softmax.Define());
        table.Add("SoftmaxCrossEntropyWithLogits", static () => SoftmaxCrossEntropyWithLogits.Define());
        table.Add("Softplus", static () => Softplus.Define());
        table.Add("SoftplusGrad", static () => SoftplusGrad.Define());
        table.Add("Softsign", static () => Softsign.Define());
        table.Add("SoftsignGrad", static () => SoftsignGrad.Define());
        table.Add("SparseSoftmaxCrossEntropyWithLogits", static () => SparseSoftmaxCrossEntropyWithLogits.Define());
    }
}
